/** Reads metadata documents leniently: what is usable is taken, what is not is reported in words. */

import type {
  AuthorizationServerMetadata,
  Json,
  JsonObject,
  ProtectedResourceMetadata,
} from '../model/wire';

/** Reads a protected resource metadata document. RFC 9728 §2. `undefined`: not a JSON object. */
export function readResourceMetadata(value: Json): ProtectedResourceMetadata | undefined {
  if (!isObject(value)) return undefined;
  const problems: string[] = [];
  const read = reader(value, problems);
  const servers = read.list('authorization_servers') ?? [];
  if (servers.length === 0) problems.push('authorization_servers names no server');
  return drop({
    resource: read.text('resource'),
    authorizationServers: servers,
    scopesSupported: read.list('scopes_supported'),
    bearerMethodsSupported: read.list('bearer_methods_supported'),
    dpopRequired: read.flag('dpop_bound_access_tokens_required'),
    resourceName: read.text('resource_name'),
    problems,
  });
}

/** Reads an authorization server metadata document. RFC 8414 §2. `undefined`: not a JSON object. */
export function readServerMetadata(value: Json): AuthorizationServerMetadata | undefined {
  if (!isObject(value)) return undefined;
  const problems: string[] = [];
  const read = reader(value, problems);
  return drop({
    issuer: read.text('issuer'),
    authorizationEndpoint: read.text('authorization_endpoint'),
    tokenEndpoint: read.text('token_endpoint'),
    registrationEndpoint: read.text('registration_endpoint'),
    revocationEndpoint: read.text('revocation_endpoint'),
    introspectionEndpoint: read.text('introspection_endpoint'),
    deviceAuthorizationEndpoint: read.text('device_authorization_endpoint'),
    jwksUri: read.text('jwks_uri'),
    scopesSupported: read.list('scopes_supported'),
    grantTypesSupported: read.list('grant_types_supported'),
    codeChallengeMethodsSupported: read.list('code_challenge_methods_supported'),
    tokenEndpointAuthMethodsSupported: read.list('token_endpoint_auth_methods_supported'),
    introspectionEndpointAuthMethodsSupported: read.list(
      'introspection_endpoint_auth_methods_supported',
    ),
    tokenEndpointAuthSigningAlgs: read.list('token_endpoint_auth_signing_alg_values_supported'),
    dpopSigningAlgs: read.list('dpop_signing_alg_values_supported'),
    clientIdMetadataDocumentSupported: read.flag('client_id_metadata_document_supported'),
    issParameterSupported: read.flag('authorization_response_iss_parameter_supported'),
    problems,
  });
}

/** `true` for a JSON object, which arrays and `null` are not. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string member of a JSON object; `undefined` when absent, empty or of another type. */
export function textMember(value: JsonObject, name: string): string | undefined {
  const member = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof member === 'string' && member !== '' ? member : undefined;
}

function reader(value: JsonObject, problems: string[]) {
  return {
    text(name: string): string | undefined {
      const member = value[name];
      if (member === undefined || member === null) return undefined;
      if (typeof member === 'string') return member;
      problems.push(`${name} is not a string`);
      return undefined;
    },
    /** `true` by that value alone: a text that says so is no promise. */
    flag(name: string): boolean {
      const member = value[name];
      if (member !== undefined && member !== null && typeof member !== 'boolean')
        problems.push(`${name} is not true or false`);
      return member === true;
    },
    list(name: string): readonly string[] | undefined {
      const member = value[name];
      if (member === undefined || member === null) return undefined;
      if (!Array.isArray(member)) {
        problems.push(`${name} is not an array`);
        return undefined;
      }
      const strings = member.filter((item): item is string => typeof item === 'string');
      if (strings.length < member.length)
        problems.push(`${name} holds values that are not strings`);
      return strings;
    },
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out members that are `undefined`, as exact optional properties want it. */
function drop<T extends object>(value: T): Optional<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as Optional<T>;
}

type Optional<T> = Defined<
  Pick<T, { [K in keyof T]: undefined extends T[K] ? never : K }[keyof T]> &
    Partial<Pick<T, { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T]>>
>;
