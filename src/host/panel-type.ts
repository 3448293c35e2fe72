/** What VS Code knows the trace panel by. */
export const panelType = 'mcpAuth.trace';
