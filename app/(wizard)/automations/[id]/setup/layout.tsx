import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requireMember } from "@/app/session";
import { database } from "@/db";
import { findAutomation } from "@/lib/automation/queries";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** The titles of the steps say which automation they are of. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace } = await requireMember();
  const name = (await findAutomation(database(), workspace.id, (await params).id))?.name;
  return name ? { title: { default: name, template: `%s · ${name} · Surveyhook` } } : {};
}

export default function SetupLayout({ children }: Props) {
  return children;
}
