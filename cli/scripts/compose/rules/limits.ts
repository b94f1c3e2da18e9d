import { ofEachService, unless } from '../rule.ts'

export const limits = ofEachService(
  'limits',
  'one container could take the machine from all others',
  ({ mem_limit: memory, pids_limit: pids, cpus }) => [
    ...unless(memory !== undefined, 'mem_limit is missing'),
    ...unless(pids !== undefined, 'pids_limit is missing'),
    ...unless(cpus !== undefined, 'cpus is missing'),
  ],
)
