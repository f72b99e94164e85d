/** Utilities that set one property each and are known by their beginning alone. */
const byPrefix =
  "p px py pt pr pb pl m mx my mt mr mb ml gap gap-x gap-y w h size min-w min-h max-w max-h inset inset-x inset-y top right bottom left z order basis items justify justify-self self content place-items grid-cols grid-flow auto-cols row-start row-span col-start col-end col bg from to fill stroke opacity cursor duration ease origin rotate scale translate-x translate-y scroll-mt line-clamp underline-offset decoration leading tracking whitespace wrap align list overflow overflow-x overflow-y overscroll accent animate aspect outline-offset select pointer-events float divide-y rounded rounded-t rounded-b rounded-l rounded-r grow shrink transition table appearance".split(
    " ",
  );

/** Those of one property that have names of their own. */
const byName = {
  display:
    "block inline-block inline inline-flex flex grid inline-grid hidden contents table table-row table-cell list-item",
  position: "static fixed absolute relative sticky",
  visibility: "visible invisible collapse",
  "sr-only": "sr-only not-sr-only",
  "text-transform": "uppercase lowercase capitalize normal-case",
  "text-decoration": "underline line-through no-underline overline",
  "font-style": "italic not-italic",
  "text-overflow": "truncate text-ellipsis text-clip",
};

const any = () => true;
const isLength = (value: string) => /^(\d[\d.]*|\[[\d.]+(px|rem|em)\])$/.test(value);
const words = (text: string) => text.split(" ");

/**
 * Which of Tailwind's utilities set the same property, as far as the dashboard uses them: what tailwind-merge knows of all
 * of them weighs more than many a page. A test holds it to that for each two classes in the sources.
 */
export const classGroups = {
  ...Object.fromEntries(byPrefix.map((name) => [name, [{ [name]: ["", any] }]])),
  ...Object.fromEntries(Object.entries(byName).map(([group, names]) => [group, words(names)])),
  "flex-direction": [{ flex: words("row row-reverse col col-reverse") }],
  "flex-wrap": [{ flex: words("wrap wrap-reverse nowrap") }],
  flex: [{ flex: [any] }],
  "bg-image": [{ bg: ["none", { "linear-to": [any] }] }],
  "font-weight": [{ font: words("normal medium semibold bold") }],
  "font-family": [{ font: [any] }],
  "font-size": [{ text: [...words("xs sm base lg xl 2xl 3xl 4xl"), isLength] }],
  "text-align": [{ text: words("left center right start end justify") }],
  "text-wrap": [{ text: words("wrap nowrap balance pretty") }],
  "text-color": [{ text: [any] }],
  "border-collapse": [{ border: words("collapse separate") }],
  "border-style": [{ border: words("solid dashed dotted none") }],
  ...Object.fromEntries(
    ["border", "border-t", "border-r", "border-b", "border-l", "outline", "inset-ring"].flatMap((side) => [
      [`${side}-width`, [{ [side]: ["", isLength] }]],
      [`${side}-color`, [{ [side]: [any] }]],
    ]),
  ),
  "outline-style": [{ outline: words("none hidden dashed dotted") }],
  shadow: [{ shadow: ["", "none", (value: string) => value.startsWith("[")] }],
  "shadow-color": [{ shadow: [any] }],
};

/** What a utility sets besides its own property: those groups go when it comes later. */
export const conflicts = {
  overflow: ["overflow-x", "overflow-y"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  flex: ["basis", "grow", "shrink"],
  gap: ["gap-x", "gap-y"],
  p: ["px", "py", "pt", "pr", "pb", "pl"],
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml"],
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  size: ["w", "h"],
  "font-size": ["leading"],
  "line-clamp": ["display", "overflow"],
  rounded: ["rounded-t", "rounded-r", "rounded-b", "rounded-l"],
  "border-width": ["border-t-width", "border-r-width", "border-b-width", "border-l-width"],
  "border-color": ["border-t-color", "border-r-color", "border-b-color", "border-l-color"],
};
