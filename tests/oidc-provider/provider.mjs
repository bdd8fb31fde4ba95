// A real OpenID Connect provider for the tests: node provider.mjs PORT [--post-only] CALLBACK…
// With --post-only its token endpoint takes client_secret_post and nothing else.
// Accounts are whatever is typed as login; an interaction page that a test's browser submits.
import { Provider } from 'oidc-provider';

const [port, ...rest] = process.argv.slice(2);
const callbacks = rest.filter((argument) => argument !== '--post-only');
const method = rest.includes('--post-only') ? 'client_secret_post' : 'client_secret_basic';
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'myna',
      client_secret: 'a secret & more',
      redirect_uris: callbacks,
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: method,
    },
  ],
  clientAuthMethods: [method],
  pkce: { required: () => true },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  // ID tokens carry the profile, as Google's do.
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ['tests only'] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.com`, email_verified: !id.startsWith('unverified'), name: `${id} of the provider` }),
  }),
});

provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
