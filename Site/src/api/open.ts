import createClient from "openapi-fetch";
import type { paths } from "./schema";

/** Calls operations that ask for no access token, so nothing has to wait for one. */
export const open = createClient<paths>({ baseUrl: "/" });
