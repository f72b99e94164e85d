/** The hook in its square. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="shrink-0">
      <rect width="24" height="24" rx="6.5" fill="var(--primary)" />
      <path
        d="M15.5 8.6v5.1a4.3 4.3 0 0 1-8.6 0V12l2.5 2.3"
        fill="none"
        stroke="var(--primary-foreground)"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="15.5" cy="6.3" r="1.75" fill="none" stroke="var(--primary-foreground)" strokeWidth="1.5" />
    </svg>
  );
}

/** Mark and name. */
export function Brand() {
  return (
    <span className="flex items-center gap-[9px] text-[15px] font-semibold tracking-[-0.01em]">
      <Mark />
      Surveyhook
    </span>
  );
}
