"use client";
import { QueryClient } from "@tanstack/react-query";

export { QueryObserver } from "@tanstack/react-query";

/** What is asked shares one client and is forgotten once no page looks at it; nothing is asked while the tab is hidden. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { refetchIntervalInBackground: false, retry: false, gcTime: 0 } },
});
queryClient.mount();
