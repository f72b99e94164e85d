import { Dialog } from "@base-ui/react/dialog";

/** Joins the palette with the buttons that open it, wherever they are. */
export const palette = Dialog.createHandle();
