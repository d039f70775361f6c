/** Where to go after signing in: the address in `then`, if it is one of this site. */
export function destination(): string {
  const wanted = new URLSearchParams(location.search).get("then") ?? "/";
  try {
    const address = new URL(wanted, location.origin);
    // The whole address, not its path: a path may begin with two slashes, and would name a host.
    return address.origin === location.origin ? address.href : "/";
  } catch {
    return "/";
  }
}

/** The way to sign in and to come back to this page. */
export function signInAddress(): string {
  const here = location.pathname + location.search;
  return here === "/" ? "/sign-in" : `/sign-in?then=${encodeURIComponent(here)}`;
}

/** Takes what a mailed link carries behind `#`, and removes it from the address bar and the history. */
export function takeFragment(): URLSearchParams {
  const carried = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
  return carried;
}
