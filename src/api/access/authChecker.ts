import type { AuthCheckerFn } from 'type-graphql';
import type { Role } from '../../store';
import type { Context } from '../Context';
import { demand } from './Reader';

/** What stands behind `@Authorized('admin')`: the field is for readers with at least that role. */
export const authChecker: AuthCheckerFn<Context, Role> = ({ context, info }, [least = 'viewer']) => {
  demand(context.dependOnReader(), least, `\`${info.fieldName}\``);
  return true;
};
