import { http } from "./http";
import { open } from "./open";
import { answer } from "./problem";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Account = Schemas["Account"];
export type Credentials = Schemas["Credentials"];
export type MfaEnrolment = Schemas["MfaEnrolment"];
export type Registration = Schemas["Registration"];
export type Session = Schemas["Session"];

/** What one does without being signed in. */
export const entrance = {
  register: (body: Registration) => answer(open.POST("/api/auth/register", { body })),
  confirmAddress: (token: string, password: string) =>
    answer(open.POST("/api/auth/verify-email", { body: { token, password } })),
  forgotPassword: (email: string) => answer(open.POST("/api/auth/forgot-password", { body: { email } })),
  resetPassword: (token: string, password: string) =>
    answer(open.POST("/api/auth/reset-password", { body: { token, password } })),
};

/** The caller's own account. */
export const account = {
  get: () => answer(http.GET("/api/auth/me")),
  rename: (displayName: string) => answer(http.PATCH("/api/auth/me", { body: { displayName } })),
  changePassword: (currentPassword: string, newPassword: string) =>
    answer(http.POST("/api/auth/password", { body: { currentPassword, newPassword } })),
  enrolMfa: (password: string) => answer(http.POST("/api/auth/mfa", { body: { password } })),
  confirmMfa: (otp: string) => answer(http.POST("/api/auth/mfa/confirm", { body: { otp } })),
  disableMfa: (password: string) => answer(http.DELETE("/api/auth/mfa", { body: { password } })),
  createRecoveryCodes: (password: string) => answer(http.POST("/api/auth/recovery-codes", { body: { password } })),
  listSessions: () => answer(http.GET("/api/auth/sessions")),
  revokeSession: (sessionId: string) =>
    answer(http.DELETE("/api/auth/sessions/{sessionId}", { params: { path: { sessionId } } })),
  export: () => answer(http.GET("/api/auth/export")),
  erase: (password: string) => answer(http.DELETE("/api/auth/me", { body: { password } })),
};
