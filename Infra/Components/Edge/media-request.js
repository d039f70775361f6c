// A film's cookies open https://*/media/{videoId}/*, and CloudFront's * matches anything, even into the query string: with one film's
// cookies, /media/{another}/movie.m3u8?/media/{videoId}/ would open another film. So the query may hold nothing but CloudFront's own
// parameters, in the letters that it writes them in: no slash is among them. Whether a function gets to see them is not
// documented; either way signed addresses pass.
const signature = /^(?:(?:Policy|Signature|Key-Pair-Id|Hash-Algorithm|Expires)=[\w~-]*(?:&|$))*$/;

function handler(event) {
  // The query as it came: what was parsed from it might lack something that the signature's check has seen.
  const query = event.request.rawQueryString() || '';
  return signature.test(query) ? event.request : { statusCode: 403, statusDescription: 'Forbidden' };
}
