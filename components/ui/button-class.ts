import { cva, type VariantProps } from "class-variance-authority";
import { cn } from "./cn";

const button = cva(
  "inline-flex h-(--control-h) shrink-0 items-center justify-center gap-[7px] rounded-md border px-3 font-medium whitespace-nowrap transition-colors duration-(--fast) ease-calm select-none disabled:cursor-not-allowed disabled:border-border disabled:bg-sunken disabled:text-muted-foreground data-held:cursor-not-allowed data-held:border-border data-held:bg-sunken data-held:text-muted-foreground [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        default:
          "border-border-strong bg-surface text-foreground hover:bg-hover [&_svg]:text-muted-foreground",
        primary:
          "border-primary bg-primary font-semibold text-primary-foreground hover:border-primary-hover hover:bg-primary-hover",
        ghost: "border-transparent bg-transparent text-body hover:bg-hover [&_svg]:text-muted-foreground",
        danger: "border-danger-line bg-surface text-danger hover:bg-danger-soft",
        "danger-solid": "border-danger-solid bg-danger-solid font-semibold text-white hover:opacity-90",
      },
      size: {
        md: "",
        sm: "h-7 px-[9px] text-sm max-md:h-9 pointer-coarse:h-11",
        lg: "h-11 px-[18px] text-[15px]",
        icon: "w-(--control-h) px-0",
        "icon-sm": "size-7 px-0 max-md:size-9 pointer-coarse:size-11",
      },
    },
    defaultVariants: { variant: "default", size: "md" },
  },
);

/** How a button looks: `variant` says what it means, `size` how large it is. */
export type ButtonLook = VariantProps<typeof button>;

/** The classes of a button, for elements that are rendered by others. */
export function buttonClass(look: ButtonLook & { className?: string | undefined }): string {
  return cn(button({ variant: look.variant, size: look.size }), look.className);
}
