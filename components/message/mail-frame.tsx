"use client";
import { useEffect, useRef, useState } from "react";

const widths = { phone: 375, wide: 640 };

/** An e-mail at a width of its own, made smaller where there is less room. It runs no script and follows no link. */
export function MailFrame({
  title,
  html,
  width,
  dark,
}: {
  title: string;
  html: string;
  width: keyof typeof widths;
  dark: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<number>(widths.phone);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setRoom(entry!.contentRect.width));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(1, room / widths[width]);
  return (
    <div ref={box} className="h-[min(560px,calc(100dvh-300px))] min-h-80 overflow-hidden bg-sunken">
      <iframe
        title={title}
        // Links open elsewhere, which the sandbox forbids: they lead nowhere.
        srcDoc={`<base target="_blank">${coloured(html, dark)}`}
        sandbox=""
        className="mx-auto block origin-top-left bg-paper"
        style={{
          width: scale < 1 ? widths[width] : Math.min(room, widths[width]),
          height: `${100 / scale}%`,
          scale,
          colorScheme: dark ? "dark" : "light",
        }}
      />
    </div>
  );
}

/** A mail has its dark colours behind a question about the reader's system; here the choice answers it. */
function coloured(html: string, dark: boolean): string {
  return html.replaceAll("@media(prefers-color-scheme:dark)", dark ? "@media all" : "@media not all");
}
