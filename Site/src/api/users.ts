import { http } from "./http";
import { answer } from "./problem";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Invitation = Schemas["Invitation"];
export type Role = Schemas["Role"];
export type User = Schemas["User"];

/** Administration of accounts. */
export const users = {
  list: (cursor?: string) =>
    answer(http.GET("/api/admin/users", { params: { query: cursor === undefined ? {} : { cursor } } })),
  update: (userId: string, body: Schemas["UserChange"]) =>
    answer(http.PATCH("/api/admin/users/{userId}", { params: { path: { userId } }, body })),
  invite: (email: string, role: Role) =>
    answer(http.POST("/api/admin/invitations", { body: { email, roles: [role] } })),
};
