package io.github.phasegen.train;

import java.util.List;
import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.simulate.AcquisitionSettings;
import io.github.phasegen.simulate.AcquisitionSimulator;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.simulate.TargetSize;

/** Simulated acquisitions of magnitude heads; every head is equally likely, whatever its number of images. */
public final class SimulatedImages implements ComplexImageSource {

	private final List<List<HeadSource>> heads;
	private final AcquisitionSimulator simulator;

	/** @param heads the images of each head */
	public SimulatedImages(final List<List<HeadSource>> heads, final AcquisitionSettings settings) {
		if (heads.isEmpty()) throw new IllegalArgumentException("data: found no magnitude heads to simulate from");
		this.heads = heads.stream().map(List::copyOf).toList();
		this.simulator = new AcquisitionSimulator(settings);
	}

	@Override
	public ComplexPlane draw(final RandomGenerator random, final int width, final int height) {
		final List<HeadSource> images = heads.get(random.nextInt(heads.size()));
		final HeadSource image = images.get(random.nextInt(images.size()));
		return simulator.simulate(image, new TargetSize.Exact(width, height), random).image();
	}
}
