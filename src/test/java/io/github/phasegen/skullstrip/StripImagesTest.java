package io.github.phasegen.skullstrip;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;

class StripImagesTest {

	/** Its planes are no slices, so that there is no head to be seen in them. */
	@Test
	void kSpaceOfSlabsIsRefusedBeforeAModelIsLoaded() {
		final ImageMetadata metadata = new PartitionEncoding(3).addTo(new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, 5, 4)
			.addTo(ImageMetadata.titled("slab.mrd")));
		final StripRequest request = new StripRequest(new ModelSource.Folder(Path.of("none")), DeviceChoice.CPU, StripOptions.defaults(),
			Set.of(StripOutput.MASK), Optional.empty());
		final String message = assertThrows(IllegalArgumentException.class, () -> StripImages.run(request, new ComplexImage(TestImages.complex(
			1, 3, 1).pixels(), metadata), null)).getMessage();
		assertTrue(message.startsWith("slab.mrd: partition encoding") && message.contains("open it as an image first"), message);
	}
}
