import { describeFormatCases } from '@/testing/format-cases';

describeFormatCases(import.meta.url, 'model-page');
