import { Duration, RemovalPolicy, Stack, type StackProps, CfnOutput } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ClusterCache } from './cluster-cache.ts';
import { Network } from './network.ts';
import { SIZES, type SizeName } from './sizes.ts';

const PORT = 8080;

export interface MynaProps extends StackProps {
  readonly size: SizeName;
  /** Where learners reach it, such as learn.example.org; its certificate is in ACM, in this region. */
  readonly domain: string;
  readonly certificateArn: string;
  /** A tag in the ECR repository myna. */
  readonly imageTag: string;
  /** Who is told of alarms. */
  readonly alarmEmail: string;
  readonly atlasServiceName?: string;
}

/** Myna on ECS Fargate behind a load balancer; MongoDB is Atlas's. Three secrets are made beforehand: see docs/aws.md. */
export class MynaStack extends Stack {
  private readonly alarms: sns.Topic;

  constructor(scope: Construct, id: string, props: MynaProps) {
    super(scope, id, props);
    const size = SIZES[props.size];
    const key = new kms.Key(this, 'Key', { description: 'Logs, cache and alarms of Myna', enableKeyRotation: true });
    key.grantEncryptDecrypt(new iam.ServicePrincipal(`logs.${this.region}.amazonaws.com`));
    const network = new Network(this, 'Network', { size, key, atlasServiceName: props.atlasServiceName });
    const cache = size.valkeyNodes > 0 ? new ClusterCache(this, 'Cache', { network, size, key }) : undefined;
    const identity = new ses.EmailIdentity(this, 'Sender', { identity: ses.Identity.domain(props.domain) });

    this.alarms = new sns.Topic(this, 'Alarms', { masterKey: key, enforceSSL: true });
    this.alarms.addSubscription(new EmailSubscription(props.alarmEmail));

    const service = this.service(props, network, key, cache);
    const balancer = this.balancer(props, network, service);
    this.watch(balancer, service, cache);

    new CfnOutput(this, 'Address', { value: balancer.loadBalancerDnsName, description: `Point ${props.domain} here (CNAME or alias)` });
    identity.dkimRecords.forEach((record, i) => new CfnOutput(this, `Dkim${i}`, { value: `${record.name} CNAME ${record.value}` }));
  }

  private service(props: MynaProps, network: Network, key: kms.Key, cache: ClusterCache | undefined) {
    const size = SIZES[props.size];
    const cluster = new ecs.Cluster(this, 'Cluster', { vpc: network.vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED });
    const task = new ecs.FargateTaskDefinition(this, 'Task', {
      cpu: size.cpu,
      memoryLimitMiB: size.memoryMiB,
      runtimePlatform: { cpuArchitecture: ecs.CpuArchitecture.ARM64, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX },
    });
    const secret = (name: string) => secrets.Secret.fromSecretNameV2(this, `Secret-${name}`, `myna/${name}`);
    const mail = secret('mail');
    task.addContainer('server', {
      image: ecs.ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(this, 'Repository', 'myna'), props.imageTag),
      user: '1654',
      readonlyRootFilesystem: true,
      portMappings: [{ containerPort: PORT }],
      stopTimeout: Duration.seconds(30),
      logging: ecs.LogDriver.awsLogs({
        streamPrefix: 'server',
        logGroup: new logs.LogGroup(this, 'Logs', { retention: size.logDays, encryptionKey: key, removalPolicy: RemovalPolicy.DESTROY }),
      }),
      environment: {
        ASPNETCORE_URLS: `http://+:${PORT}`,
        DOTNET_EnableDiagnostics: '0',
        Logging__Console__FormatterName: 'json',
        Myna__Storage__Provider: 'mongodb',
        Myna__Http__KnownProxies__0: network.vpc.vpcCidrBlock,
        Myna__Accounts__PublicUrl: `https://${props.domain}`,
        Myna__Accounts__Mail__Host: `email-smtp.${this.region}.amazonaws.com`,
        Myna__Accounts__Mail__From: `myna@${props.domain}`,
        Myna__Accounts__Mail__LinkBase: `https://${props.domain}`,
        ...(cache ? { Myna__Redis__Configuration: cache.configuration } : {}),
      },
      secrets: {
        Myna__Accounts__MasterKey: ecs.Secret.fromSecretsManager(secret('master-key')),
        Myna__Storage__ConnectionString: ecs.Secret.fromSecretsManager(secret('store')),
        Myna__Accounts__Mail__User: ecs.Secret.fromSecretsManager(mail, 'user'),
        Myna__Accounts__Mail__Password: ecs.Secret.fromSecretsManager(mail, 'password'),
      },
    });
    const service = new ecs.FargateService(this, 'Service', {
      cluster,
      taskDefinition: task,
      desiredCount: size.minTasks,
      vpcSubnets: network.subnets,
      securityGroups: [network.tasks],
      assignPublicIp: size.natGateways === 0,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      healthCheckGracePeriod: Duration.minutes(2),
    });
    const scaling = service.autoScaleTaskCount({ minCapacity: size.minTasks, maxCapacity: size.maxTasks });
    scaling.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
    scaling.scaleOnMemoryUtilization('Memory', { targetUtilizationPercent: 75 });
    Validations.of(task).acknowledge({
      id: 'AwsSolutions::AwsSolutions-ECS2',
      reason: 'The variables are addresses and names. What is secret is injected from Secrets Manager.',
    });
    Validations.of(task).acknowledge({ id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', reason: 'ecr:GetAuthorizationToken knows no resource; a test holds that nothing else has one of *.' });
    return service;
  }

  private balancer(props: MynaProps, network: Network, service: ecs.FargateService) {
    const accessLogs = new s3.Bucket(this, 'AccessLogs', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const group = new ec2.SecurityGroup(this, 'Entrance', { vpc: network.vpc, description: 'The load balancer', allowAllOutbound: false });
    const balancer = new elb.ApplicationLoadBalancer(this, 'Balancer', {
      vpc: network.vpc,
      internetFacing: true,
      securityGroup: group,
      // Longer than a ping of Engine.IO and the patience for its answer (45 s), so that a quiet socket stays.
      idleTimeout: Duration.seconds(120),
      dropInvalidHeaderFields: true,
    });
    balancer.logAccessLogs(accessLogs);
    balancer.addRedirect();
    const listener = balancer.addListener('Https', {
      port: 443,
      certificates: [acm.Certificate.fromCertificateArn(this, 'Certificate', props.certificateArn)],
      sslPolicy: elb.SslPolicy.RECOMMENDED_TLS,
    });
    const targets = (stickinessCookieDuration?: Duration): elb.AddApplicationTargetsProps => ({
      port: PORT,
      protocol: elb.ApplicationProtocol.HTTP,
      targets: [service.loadBalancerTarget({ containerName: 'server', containerPort: PORT })],
      deregistrationDelay: Duration.seconds(30),
      healthCheck: { path: '/readyz', interval: Duration.seconds(10), timeout: Duration.seconds(5), healthyThresholdCount: 2, unhealthyThresholdCount: 3 },
      stickinessCookieDuration,
    });
    listener.addTargets('Api', targets());
    // A session of long-polling lives in one process; a WebSocket needs no cookie.
    listener.addTargets('Sockets', { ...targets(Duration.hours(1)), priority: 10, conditions: [elb.ListenerCondition.pathPatterns(['/socket.io', '/socket.io/*'])] });
    Validations.of(group).acknowledge({ id: 'AwsSolutions::AwsSolutions-EC23', reason: 'The load balancer is the entrance of a public product: 443, and 80 for the redirect.' });
    Validations.of(accessLogs).acknowledge({ id: 'AwsSolutions::AwsSolutions-S1', reason: 'It is the bucket of access logs.' });
    return balancer;
  }

  private watch(balancer: elb.ApplicationLoadBalancer, service: ecs.FargateService, cache: ClusterCache | undefined) {
    const minute = { period: Duration.minutes(1) };
    this.alarm('Errors', 'docs/runbook.md#the-store-is-away', balancer.metrics.httpCodeTarget(elb.HttpCodeTarget.TARGET_5XX_COUNT, { ...minute, statistic: 'Sum' }), 10);
    this.alarm('NoAnswer', 'docs/runbook.md#a-process-hangs-or-is-gone', balancer.metrics.httpCodeElb(elb.HttpCodeElb.ELB_5XX_COUNT, { ...minute, statistic: 'Sum' }), 5);
    this.alarm('Slow', 'docs/runbook.md#commits-are-slow', balancer.metrics.targetResponseTime({ ...minute, statistic: 'p99' }), 1);
    this.alarm('Cpu', 'docs/runbook.md#a-process-hangs-or-is-gone', service.metricCpuUtilization(minute), 90);
    this.alarm('Memory', 'docs/runbook.md#a-process-hangs-or-is-gone', service.metricMemoryUtilization(minute), 90);
    if (cache) {
      this.alarm(
        'Cache',
        'docs/runbook.md#redis-is-away',
        new cloudwatch.Metric({ namespace: 'AWS/ElastiCache', metricName: 'DatabaseMemoryUsagePercentage', dimensionsMap: { ReplicationGroupId: cache.id }, ...minute }),
        80,
      );
    }
  }

  private alarm(name: string, page: string, metric: cloudwatch.IMetric, threshold: number) {
    new cloudwatch.Alarm(this, `Alarm-${name}`, {
      metric,
      threshold,
      evaluationPeriods: 5,
      datapointsToAlarm: 4,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      alarmDescription: `Read ${page}`,
    }).addAlarmAction(new SnsAction(this.alarms));
  }
}
