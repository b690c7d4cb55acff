import type { DeviceReport } from '../../../contract/status.ts';
import { Icon } from '../../ui/icons.tsx';
import './engine.css';

const DEVICE_NAMES: Readonly<Record<DeviceReport['chosen'], string>> = {
  cpu: 'CPU',
  webgpu: 'GPU (WebGPU)',
  dml: 'GPU (DirectML)',
  coreml: 'Core ML',
  cuda: 'GPU (CUDA)',
};

/** On which device the models run, and why not on another. */
export function DeviceBadge({ device }: { device: DeviceReport | null }) {
  if (!device) return <p className="device">Looking for devices</p>;
  const threads = device.chosen === 'cpu' ? ` · ${device.threads} ${device.threads === 1 ? 'thread' : 'threads'}` : '';
  const refused = Object.entries(device.refused).map(([name, reason]) => `${name}: ${reason}`);
  return (
    <p className="device" title={refused.length > 0 ? `Not used: ${refused.join('; ')}` : undefined}>
      <Icon name="chip" />
      Models run on {DEVICE_NAMES[device.chosen]}
      {threads}
      {device.fellBackFrom && ` (${DEVICE_NAMES[device.fellBackFrom]} failed)`}
    </p>
  );
}
