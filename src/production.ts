/**
 * Imported before all else: graphql-js looks once, when it is loaded, whether it runs for users or for the developers of
 * a schema, and for these it checks every value twice.
 */
process.env.NODE_ENV ||= 'production';
