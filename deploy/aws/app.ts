import { App } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { SIZES, type SizeName } from './sizes.ts';
import { MynaStack } from './stack.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

function given(name: string, optional?: 'optional'): string {
  const value = app.node.tryGetContext(name);
  if (!value && !optional) throw new Error(`Say -c ${name}=…: see docs/aws.md.`);
  return value ?? '';
}

const size = given('size');
if (!(size in SIZES)) throw new Error(`size must be one of ${Object.keys(SIZES).join(', ')}.`);
new MynaStack(app, 'Myna', {
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION },
  size: size as SizeName,
  domain: given('domain'),
  certificateArn: given('certificateArn'),
  imageTag: given('imageTag'),
  alarmEmail: given('alarmEmail'),
  atlasServiceName: given('atlasServiceName', 'optional') || undefined,
});
