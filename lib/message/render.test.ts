import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderBody } from "./render";
import { fillHtml, fillText } from "./slots";

const link = "https://s.example.com/s/tok";
const nps = {
  key: "nps",
  type: "nps" as const,
  required: true,
  title: { en: "Would you <tell>?", sv: "Skulle du?" },
};

type Questions = (typeof nps)[];

function compile(body: string, questions: unknown[] = [nps], language = "en") {
  const survey = { questions: questions as Questions, languages: ["en", "sv"] };
  const { html, text } = renderBody(body, survey, language);
  const links = { surveyLink: link, unsubscribeLink: "https://s.example.com/u/tok" };
  return (fields: Record<string, string>) => {
    const values = new Map(Object.entries({ ...fields, ...links }));
    return { html: fillHtml(html, values), text: fillText(text, values) };
  };
}
const render = (
  body: string,
  fields: Record<string, string> = {},
  questions: unknown[] = [nps],
  language = "en",
) => compile(body, questions, language)(fields);
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);

describe("a message's body", () => {
  it("escapes values in HTML and leaves them as they are in text", () => {
    const { html, text } = render("Hi {{name}}", { name: `<b>O'Neil & "co"` });
    expect(html).toContain("Hi &lt;b&gt;O&#39;Neil &amp; &quot;co&quot;");
    expect(text).toBe(`Hi <b>O'Neil & "co"`);
  });

  it("does not read Markdown or merge fields in values", () => {
    const { html, text } = render("{{a}} {{b|**x**}}", { a: "*not* [a](http://b) {{surveyLink}}" });
    expect(html).toContain("*not* [a](http://b) {{surveyLink}} **x**");
    expect(hrefs(html)).toEqual([]);
    expect(text).toContain("*not* [a](http://b) {{surveyLink}} **x**");
  });

  it("shows raw HTML as text and makes no dangerous link", () => {
    const { html } = render(
      "<script>x</script> [a](javascript:alert(1)) ![pic](https://x.example.com/a.png)",
    );
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toMatch(/<script|<img|href="javascript/);
    expect(html).toContain(" pic</p>");
  });

  it.each([
    ["[Start]({{surveyLink}}) now", link],
    ["[Start]({{surveyLink|a b}}) now", link],
    ["[Start](<{{surveyLink}}>) now", link],
    ["Go to {{surveyLink}} now", link],
    ["Go to <{{surveyLink}}> now", link],
    ["[Go][1]\n\n[1]: {{ surveyLink }}", link],
    [
      "[x](https://shop.example.com/o/{{id}}?n={{name|a b&c}})",
      "https://shop.example.com/o/7%2F%3F%C3%A4?n=a%20b%26c",
    ],
    ["[x](mailto:{{mail}})", "mailto:a%40example.com"],
    ["[x]({{site}})", "https://example.com/?a=1&amp;b=2"],
    ["[x]({{evil}})", "javascript%3Aalert(1)"],
    [
      "[x](https://t.example.com/?to={{surveyLink}})",
      `https://t.example.com/?to=${encodeURIComponent(link)}`,
    ],
  ])("puts values into links: %s", (body, url) => {
    const values = {
      id: "7/?ä",
      mail: "a@example.com",
      site: "https://example.com?a=1&b=2",
      evil: "javascript:alert(1)",
    };
    const { html, text } = render(body, values);
    expect(hrefs(html)).toEqual([url]);
    expect(text).toContain(url.replaceAll("&amp;", "&").replace("mailto:", ""));
  });

  it("makes a button of a paragraph that is only a link to the survey", () => {
    const { html, text } = render("Hello\n\n**[Answer {{name}}]({{surveyLink}})**\n\nBye", {
      name: "<Elin>",
    });
    expect(html).toContain(`class="button"`);
    expect(html).toContain(">Answer &lt;Elin&gt;</a>");
    expect(text).toBe(`Hello\n\nAnswer <Elin>:\n${link}\n\nBye`);
    expect(render("[Answer]({{surveyLink}}) or not").html).not.toContain(`class="button"`);
    expect(render("[Read]({{unsubscribeLink}})").html).not.toContain(`class="button"`);
  });

  it("keeps line breaks of text and of values", () => {
    const { html, text } = render("One\nTwo {{lines}}", { lines: "three\r\nfour" });
    expect(html).toContain("One<br>\nTwo three<br>four");
    expect(text).toBe("One\nTwo three\nfour");
  });

  it("leaves out control characters and broken surrogates of values", () => {
    const { html, text } = render("{{a}}|", { a: "x\u0000\u0007\ud800y" });
    expect(html).toContain("x\ufffdy|");
    expect(text).toBe("x\ufffdy|");
  });

  it("draws an nps question as eleven links that carry the answer", () => {
    const { html, text } = render("A\n{{firstQuestion}}\nB");
    expect(hrefs(html)).toEqual(Array.from({ length: 11 }, (_, i) => `${link}?q=nps&amp;v=${i}`));
    expect(html).toContain("Would you &lt;tell&gt;?");
    expect(html).toContain("0 = not at all likely");
    expect(text).toBe(
      `A\n\nWould you <tell>?\n0 = not at all likely, 10 = very likely\nOpen the survey: ${link}\n\nB`,
    );
  });

  it("draws a rating from 1 to its scale, with its own words for the ends, in the language of the body", () => {
    const labels = { low: { sv: "Uselt" }, high: { sv: "Utmärkt" } };
    const { html } = render(
      "{{firstQuestion}}",
      {},
      [{ ...nps, key: "q 1&", type: "rating", scale: 4, labels }],
      "sv",
    );
    expect(hrefs(html)).toEqual([1, 2, 3, 4].map((value) => `${link}?q=q%201%26&amp;v=${value}`));
    expect(html).toContain("Skulle du?");
    expect(html).toContain("4 = Utmärkt");
  });

  it("draws satisfaction as faces with a word each, effort and stars with numbers", () => {
    const faces = render("{{firstQuestion}}", {}, [{ ...nps, type: "csat" }], "sv").html;
    expect(hrefs(faces)).toEqual([1, 2, 3, 4, 5].map((value) => `${link}?q=nps&amp;v=${value}`));
    expect(faces.match(/face-[1-5]\.png" width="30" height="30" alt="[1-5]"/g)).toHaveLength(5);
    for (const word of ["Mycket dålig", "Mycket bra"]) expect(faces).toContain(word);
    const effort = render("{{firstQuestion}}", {}, [{ ...nps, type: "ces" }]).html;
    expect(hrefs(effort)).toHaveLength(7);
    expect(effort).toContain("1 = strongly disagree");
    const stars = render("{{firstQuestion}}", {}, [
      { ...nps, type: "rating", scale: 5, style: "stars" },
    ]).html;
    expect(stars).toContain(">5 \u2605</a>");
  });

  it("gives other questions a button, and a survey without questions nothing", () => {
    const { html } = render("{{firstQuestion}}", {}, [{ ...nps, type: "text" }]);
    expect(hrefs(html)).toEqual([link]);
    expect(render("x\n\n{{firstQuestion}}", {}, []).text.trim()).toBe("x");
  });

  it("survives text that looks like its own stand-ins", () => {
    const { text } = render("mf7t0z mf7x0z MF8t0z {{a}}", { a: "value" });
    expect(text).toBe("mf7t0z mf7x0z MF8t0z value");
  });

  it("never lets a value make a tag, an attribute or an entity, wherever it stands", {
    timeout: 60_000,
  }, () => {
    const body = [
      '{{v}} **{{v}}** `{{v}}` [{{v}}](https://e.example.com/{{v}}?a={{v}}) [t]({{v}} "{{v}}")',
      "# {{v}}\n\n```{{v}}\n{{v}}\n```\n\n| {{v}} |\n|---|\n| {{v}} |\n\n[{{v}}]({{surveyLink}})",
    ].join("\n\n");
    const shape = (html: string) =>
      html
        .replace(/="[^"]*"/g, "")
        .match(/<[^>]*>/g)!
        .filter((tag) => tag !== "<br>");
    const fillIn = compile(body);
    const plain = shape(fillIn({ v: "x" }).html).join("");
    const value = fc.oneof(
      fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
      fc.string({
        unit: fc.constantFrom(
          "<",
          ">",
          '"',
          "'",
          "&",
          "`",
          "\n",
          "\r",
          "[",
          "](",
          "{{",
          "}}",
          "x",
          " ",
          "javascript:",
        ),
      }),
    );
    fc.assert(
      fc.property(value, (v) => {
        if (v.trim() === "") return;
        const { html } = fillIn({ v });
        expect(shape(html).join("")).toBe(plain);
        expect(hrefs(html).filter((url) => !/^(https?:\/\/|[^:]*$)/.test(url!))).toEqual([]);
      }),
    );
  });
});

describe("a body that runs from the right", () => {
  it("has its lists, quotes and tables the other way round", () => {
    const body = "- a\n\n> b\n\n| c | d |\n|---|---|\n| e | f |\n\n{{firstQuestion}}";
    const { html } = render(body, {}, [nps], "ar");
    expect(html).not.toMatch(/padding-left|border-left|text-align:left|align="right"/);
    expect(html).toMatch(/padding-right:22px.*border-right:2px.*padding:6px 0 6px 8px.*align="left"/s);
  });
});

it.each(["nps", "text"])("the title of a first question of type %s pipes who the person is", (type) => {
  const title = { en: "{{firstName|You}}, <{{variables.Order}}>? {{answers.nps|Well}}" };
  const { html, text } = render("{{firstQuestion}}", { Order: "A&B" }, [{ ...nps, type, title }]);
  expect(html).toContain("You, &lt;A&amp;B&gt;? Well");
  expect(text).toContain("You, <A&B>? Well\n");
});
