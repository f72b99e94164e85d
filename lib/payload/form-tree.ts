import type { Json } from "./json";

type Node = Map<string, Node | string>;

/** Deeper keys are no structure. */
const depth = 32;

/**
 * The tree that the keys of a form spell, as PHP, Rails and jQuery write them: `a[b][c]`, `a[0][b]`, `a[]`. Where the
 * keys of a branch are all numbers it is a list, in their order.
 * @returns null where no key has brackets
 */
export function treeOfForm(pairs: readonly (readonly [string, string])[]): Json {
  const root: Node = new Map();
  for (const [name, text] of pairs) {
    const keys = keysOf(name);
    if (keys) put(root, keys, text);
  }
  return root.size > 0 ? grown(root, false) : null;
}

/** `a[b][]` is a, b and the empty key; null where a name is no such key. */
function keysOf(name: string): string[] | null {
  const open = name.indexOf("[");
  if (open < 1 || !name.endsWith("]")) return null;
  const keys = [name.slice(0, open), ...name.slice(open + 1, -1).split("][")];
  return keys.length <= depth && keys.slice(1).every((key) => !/[[\]]/.test(key)) ? keys : null;
}

function put(root: Node, keys: readonly string[], text: string): void {
  let node = root;
  for (const [i, given] of keys.entries()) {
    const key = given === "" ? String(node.size) : given;
    if (i === keys.length - 1) {
      node.set(key, text);
      return;
    }
    const own = node.get(key);
    const next: Node = own instanceof Map ? own : new Map();
    node.set(key, next);
    node = next;
  }
}

function grown(node: Node, mayBeList = true): Json {
  const branches = [...node].map(([key, branch]) => {
    return [key, typeof branch === "string" ? branch : grown(branch)] as const;
  });
  if (mayBeList && branches.every(([key]) => /^\d{1,9}$/.test(key))) {
    return branches.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  }
  const made: { [key: string]: Json } = Object.create(null);
  for (const [key, value] of branches) made[key] = value;
  return made;
}
