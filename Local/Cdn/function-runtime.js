// Runs CloudFront Functions. Their code comes with the arguments; POST /{index} calls one with an event.
// Answers: 200 with the response that the function made, 204 when the request may go on, 500 with what went wrong.
const http = require('node:http');
const vm = require('node:vm');

const handlers = process.argv.slice(1).map((code) => vm.runInNewContext(`${code}\n;handler`));

async function call(handler, { event, rawQuery }) {
  const request = JSON.stringify(event.request);
  event.request.rawQueryString = () => rawQuery ?? undefined;
  const answer = await handler(event);
  if (answer?.statusCode) return answer;
  if (JSON.stringify(answer) === request) return null;
  throw new Error('The function changes the request, which the local edge cannot follow.');
}

const server = http.createServer(async (request, response) => {
  try {
    const body = Buffer.concat(await request.toArray()).toString();
    const answer = await call(handlers[Number(request.url.slice(1))], JSON.parse(body));
    response.writeHead(answer ? 200 : 204).end(answer ? JSON.stringify(answer) : undefined);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
