package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * Reads the images of some heads, a list per head.
 *
 * @param folder that the paths start from
 * @param report told what was read
 */
record HeadFiles(Path folder, Consumer<String> report) {

	/** Magnitude images that acquisitions are simulated from. */
	List<List<HeadSource>> simulated(final List<HeadFile> files, final Set<String> heads) throws IOException {
		final Map<String, List<HeadSource>> images = new LinkedHashMap<>();
		for (final HeadFile file : files)
			if (heads.contains(file.head())) images.computeIfAbsent(file.head(), h -> new ArrayList<>()).add(PhaseData.source(folder, file,
				report));
		return List.copyOf(images.values());
	}

	/** Slices of measured complex images. */
	List<List<ComplexPlane>> measured(final List<HeadFile> files, final Set<String> heads) throws IOException {
		final Map<String, List<ComplexPlane>> slices = new LinkedHashMap<>();
		for (final HeadFile file : files)
			if (heads.contains(file.head())) slices.computeIfAbsent(file.head(), h -> new ArrayList<>()).addAll(MeasuredFiles.slices(folder,
				file));
		return List.copyOf(slices.values());
	}
}
