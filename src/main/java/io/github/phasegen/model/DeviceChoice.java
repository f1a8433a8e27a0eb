package io.github.phasegen.model;

import java.util.Locale;

import ai.djl.Device;

/**
 * Which device the user asked for.
 *
 * @param kind what was asked
 * @param index number of the GPU, for {@link Kind#GPU}
 */
public record DeviceChoice(Kind kind, int index) {

	public DeviceChoice {
		if (kind == null || index < 0) throw new IllegalArgumentException("device: found " + kind + " " + index +
			", expected a kind and a number from 0");
	}

	/** Kinds of device. */
	public enum Kind {
		/** The first GPU when there is one, else the CPU. */
		AUTO,
		/** The CPU. */
		CPU,
		/** A certain GPU. */
		GPU
	}

	/** The first GPU when there is one, else the CPU. */
	public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, 0);
	/** The CPU. */
	public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, 0);

	/**
	 * Reads "auto", "cpu", "gpu" (the first) or "gpu" with a number from 0.
	 *
	 * @throws IllegalArgumentException for anything else
	 */
	public static DeviceChoice parse(final String text) {
		if (text == null) throw new IllegalArgumentException("device: found none, expected auto, cpu, gpu or gpu with a number");
		final String name = text.trim().toLowerCase(Locale.ROOT);
		if (name.equals("auto")) return AUTO;
		if (name.equals("cpu")) return CPU;
		if (name.matches("gpu\\d{0,3}")) return new DeviceChoice(Kind.GPU, name.length() == 3 ? 0 : Integer.parseInt(name
			.substring(3)));
		throw new IllegalArgumentException("device: found " + text + ", expected auto, cpu, gpu or gpu with a number");
	}

	/**
	 * The engine's device; never another one than was asked for.
	 *
	 * @throws ModelException when a GPU was asked for that the engine does not see
	 */
	public Device resolve() throws ModelException {
		final int gpus = Engines.pytorch().getGpuCount();
		return switch (kind) {
			case CPU -> Device.cpu();
			case AUTO -> gpus > 0 ? Device.gpu(0) : Device.cpu();
			case GPU -> {
				if (index >= gpus) throw new EngineProblem("device: found gpu" + index + ", but the PyTorch engine sees " + gpus +
					" GPUs", "install the CUDA flavour of the native library and NVIDIA's driver, or choose cpu");
				yield Device.gpu(index);
			}
		};
	}

	/** The name of a device in reports: "cpu", "gpu0", … */
	public static String name(final Device device) {
		return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
	}
}
