/** Whether nothing may be left out (`ALL_TESTS=true`, as `.ci/run` sets it): what is missing is a failure then. */
export const ALL_TESTS = process.env.ALL_TESTS === 'true'
