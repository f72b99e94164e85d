import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** What a `get...` finds; where it throws not_found, the page that says so. */
export async function found<T>(wanted: Promise<T>): Promise<T> {
  try {
    return await wanted;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
