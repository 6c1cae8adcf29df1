// `npm run endpoint`: the endpoint, from a checkout. Settings as in docs/endpoint.md; `-- --help` lists them.
import '../../server/main.ts';
