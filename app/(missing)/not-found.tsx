import DashboardLayout from "@/app/(dashboard)/layout";
import MissingInDashboard from "@/app/(dashboard)/not-found";
import Missing from "@/app/not-found";
import { currentMember } from "@/app/session";

export default async function NotFound() {
  if (!(await currentMember())) return <Missing />;
  return (
    <DashboardLayout>
      <MissingInDashboard />
    </DashboardLayout>
  );
}
