import { ofEachService, unless } from '../rule.ts'

export const leastPrivilege = ofEachService(
  'least-privilege',
  'whoever breaks into it must find nothing to go on with',
  ({
    user = '',
    read_only: readOnly,
    cap_drop: dropped = [],
    security_opt: options = [],
    privileged,
  }) => [
    ...unless(/^[1-9]\d*:\d+$/.test(user), 'user must be a number, and not 0'),
    ...unless(readOnly === true, 'read_only is missing'),
    ...unless(dropped.includes('ALL'), 'cap_drop: [ALL] is missing'),
    ...unless(options.includes('no-new-privileges:true'), 'no-new-privileges is missing'),
    ...unless(privileged !== true, 'privileged must not be'),
  ],
)
