/** How a field's type is chosen: `auto` leaves it to the variable that the field is mapped to. */
export const fieldTypes = ["auto", "text", "number", "date", "boolean"] as const;
