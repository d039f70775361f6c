import type { Role } from "../api/users";
import { roleWords } from "./words";

// Each may what the ones before it may: so one choice is enough.
const ranks: Role[] = ["viewer", "creator", "admin"];

interface RoleChoiceProps {
  label: string;
  roles: Role[];
  disabled?: boolean;
  onChange: (role: Role) => void;
}

/** Chooses what an account may do; shows the highest of its roles. */
export function RoleChoice({ label, roles, disabled = false, onChange }: RoleChoiceProps) {
  const highest = ranks.findLast((role) => roles.includes(role)) ?? "viewer";
  return (
    <select
      aria-label={label}
      value={highest}
      disabled={disabled}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.value as Role;
        currentTarget.value = highest; // Until the server has agreed.
        onChange(chosen);
      }}
    >
      {ranks.map((role) => <option key={role} value={role}>{roleWords[role]}</option>)}
    </select>
  );
}
