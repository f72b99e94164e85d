"use client";
import dynamic from "next/dynamic";

/** The brand's editor with its preview, loaded where it is seen. */
export const BrandEditor = dynamic(async () => (await import("./brand-form")).BrandForm);
