-- AlterEnum
ALTER TYPE "group_left_reason" ADD VALUE 'portal_fault';
