import { providerClass } from '../provider-class';

export const supabase = providerClass({
  id: 'supabase',
  job: 'remote',
  title: 'Supabase',
  className: 'SupabaseProvider',
  module: 'fastmcp.server.auth.providers.supabase',
  since: [2, 13, 0],
  because:
    'Supabase registers clients itself, so SupabaseProvider only says where it is and checks the tokens it issues. It knows no audience per server: a token of your project opens every server of the project',
  takes: [
    [
      'project_url',
      {
        name: 'SUPABASE_PROJECT_URL',
        says: 'Address of your project',
        example: 'https://example.supabase.co',
      },
    ],
  ],
  steps: () => [
    'Under Authentication, OAuth Server switch the server on, and dynamic registration with it.',
    'Host the page on which people agree, and enter its address.',
  ],
});
