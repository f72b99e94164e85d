import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: false });

/** A page of the documentation about a sender, as it stands in docs/senders: in English. */
export function SenderDocument({ markdown: text }: { markdown: string }) {
  return (
    <article
      lang="en"
      className="max-w-[760px] text-sm/6 text-body [&_code]:text-xs [&_h1]:mb-3 [&_h1]:text-foreground [&_h2]:mt-7 [&_h2]:mb-2 [&_h2]:text-foreground [&_h3]:mt-5 [&_h3]:mb-1.5 [&_h3]:font-semibold [&_a]:text-primary [&_a]:underline [&_a]:wrap-anywhere [&_ol]:ml-5 [&_ol]:list-decimal [&_p]:mb-2 [&_pre]:mt-3 [&_pre]:rounded-md [&_pre]:border [&_pre]:bg-sunken [&_pre]:p-3 [&_pre]:wrap-anywhere [&_pre]:whitespace-pre-wrap [&_table]:mb-3 [&_table]:w-full [&_td]:border-b [&_td]:py-1 [&_td]:pr-4 [&_td]:align-top [&_td]:wrap-anywhere [&_th]:border-b [&_th]:py-1 [&_th]:pr-4 [&_th]:text-left [&_th]:font-semibold"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: markdown-it's output, raw HTML is off
      dangerouslySetInnerHTML={{ __html: markdown.render(text) }}
    />
  );
}
