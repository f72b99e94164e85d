"use client";
import { useEffect, useState } from "react";

/**
 * What is heavy and needed only once something is done, such as what judges a form: loaded when it is first `wanted`,
 * undefined until it is there. `load` is a function outside of the component.
 */
export function useLate<Loaded>(load: () => Promise<Loaded>, wanted: boolean): Loaded | undefined {
  const [loaded, setLoaded] = useState<{ it: Loaded }>();
  useEffect(() => {
    if (wanted) void load().then((it) => setLoaded({ it }));
  }, [load, wanted]);
  return loaded?.it;
}
