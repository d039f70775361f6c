import createClient from "openapi-fetch";
import { accessToken, renew } from "../session/token";
import { isPassing } from "./problem";
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

/** What is open to everyone stays so while the caller's session cannot be renewed: then the request is an anonymous one. */
async function asAnyone(request: Request): Promise<Response> {
  const again = request.clone();
  try {
    return await asCaller(request);
  } catch (problem) {
    if (!isPassing(problem)) throw problem;
    const response = await fetch(again);
    // Perhaps it is the caller's own: that it is missing is not known, but that the session could not be renewed.
    if (response.status === 404) throw problem;
    return response;
  }
}

function send(request: Request, token: string): Promise<Response> {
  request.headers.set("Authorization", `Bearer ${token}`);
  return fetch(request);
}

/** Calls the API as whoever is signed in. */
export const http = createClient<paths>({ baseUrl: "/", fetch: asCaller });

/** Calls operations whose access token is optional: as whoever is signed in if possible, else as nobody. */
export const anyone = createClient<paths>({ baseUrl: "/", fetch: asAnyone });
