"use client";
import dynamic from "next/dynamic";

/** The address of a survey that is elsewhere, loaded where there is one. */
export const LateAddressForm = dynamic(async () => (await import("./address-form")).AddressForm);
