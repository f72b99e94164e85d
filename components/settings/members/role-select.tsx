import { useTranslations } from "next-intl";
import type { Role } from "@/lib/auth/member-schema";
import { FormSelect } from "../../form/controls";

/** What somebody, or something, may do, in the form around it. */
export function RoleSelect({ label, roles }: { label: string; roles: readonly Role[] }) {
  const t = useTranslations("shell.roles");
  return (
    <FormSelect name="role" label={label}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(role)}
        </option>
      ))}
    </FormSelect>
  );
}
