import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("problems"))("page.missing") };
}

/** Whatever no page answers to: for members in the dashboard's frame, without every page carrying that frame for it. */
export default function MissingPage(): never {
  notFound();
}
