import createClient from "openapi-fetch";
import { accessToken, renew } from "../session/token";
import type { paths } from "./schema";

async function asCaller(request: Request): Promise<Response> {
  const token = await accessToken();
  if (token === undefined) return fetch(request);
  const again = request.clone();
  const response = await send(request, token);
  if (response.status !== 401) return response;
  // The session may have ended elsewhere: then the request is an anonymous one, and its answer tells.
  const fresh = await renew(token);
  return fresh === undefined ? fetch(again) : send(again, fresh);
}

function send(request: Request, token: string): Promise<Response> {
  request.headers.set("Authorization", `Bearer ${token}`);
  return fetch(request);
}

/** Calls the API as whoever is signed in. */
export const http = createClient<paths>({ baseUrl: "/", fetch: asCaller });
