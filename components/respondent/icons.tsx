/** Two languages to choose between. */
export function GlobeIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" strokeWidth="1.75" aria-hidden="true">
      <circle cx="12" cy="12" r="9" />
      <path d="M12 3a14 14 0 0 0 0 18 14 14 0 0 0 0-18M3 12h18" />
    </svg>
  );
}

/** Beside what is wrong. */
export function FaultIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" strokeWidth="2" aria-hidden="true">
      <circle cx="12" cy="12" r="9" />
      <path d="M12 8v4M12 16h.01" />
    </svg>
  );
}

const marks = {
  done: <path d="M14 22.5l5.5 5.5L30.5 17" strokeWidth="2" />,
  closed: <path d="M16 21.5v-4a6 6 0 0 1 12 0v4M14.5 21.5h15v9h-15z" strokeWidth="1.75" />,
  waiting: <path d="M22 13.5V22l5 4" strokeWidth="2" />,
  lost: <path d="M18.5 18.5a3.6 3.6 0 1 1 5.2 3.2c-1.2.7-1.7 1.3-1.7 2.6M22 28.5h.01" strokeWidth="2" />,
};

/** What a notice is about, in a ring. */
export function NoticeMark({ mark }: { mark: keyof typeof marks }) {
  return (
    <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
      <circle cx="22" cy="22" r="21" strokeWidth="1.5" />
      {marks[mark]}
    </svg>
  );
}
